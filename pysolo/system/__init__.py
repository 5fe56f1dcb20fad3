"""The one door to the machine: commands, files, accounts, processes.

`interface.System` is the contract, `local.LocalSystem` the real machine and `memory.MemorySystem` a machine made of dictionaries.
"""
