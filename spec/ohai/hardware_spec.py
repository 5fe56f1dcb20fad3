"""Processors, memory, file systems, block devices, firmware."""

from __future__ import annotations

from pysolo.ohai import Ohai
from pysolo.ohai.plugins.cpu import expand
from pysolo.ohai.plugins.uptime import in_words
from pysolo.system.memory import MemorySystem

LSCPU = """Architecture:            x86_64
  CPU op-mode(s):        32-bit, 64-bit
  Address sizes:         46 bits physical, 48 bits virtual
  Byte Order:            Little Endian
CPU(s):                  4
  On-line CPU(s) list:   0-3
Vendor ID:               GenuineIntel
  Model name:            Intel(R) Xeon(R) CPU @ 2.20GHz
    CPU family:          6
    Model:               79
    Thread(s) per core:  2
    Core(s) per socket:  2
    Socket(s):           1
    Stepping:            0
    BogoMIPS:            4400.41
    Flags:               vme fpu sse
Virtualization features:
  Hypervisor vendor:     KVM
  Virtualization type:   full
Caches (sum of all):
  L1d:                   64 KiB (2 instances)
NUMA:
  NUMA node(s):          1
  NUMA node0 CPU(s):     0-3
Vulnerabilities:
  Vulnerability Itlb multihit: Not affected
"""
PLACES = "# CPU,Core,Socket\n0,0,0\n1,1,0\n2,0,0\n3,1,0\n"
CPUINFO = """processor\t: 0
vendor_id\t: GenuineIntel
cpu family\t: 6
model\t\t: 79
model name\t: Intel(R) Xeon(R) CPU @ 2.20GHz
cache size\t: 56320 KB
physical id\t: 0
core id\t\t: 0
cpu cores\t: 1
flags\t\t: fpu vme

processor\t: 1
vendor_id\t: GenuineIntel
physical id\t: 1
core id\t\t: 0
cpu cores\t: 1
flags\t\t: fpu vme
"""
MEMINFO = """MemTotal:        2046348 kB
MemFree:          112348 kB
SwapTotal:       1048572 kB
HugePages_Total:       0
Hugepagesize:       2048 kB
DirectMap4k:      104320 kB
"""


def test_lscpu() -> None:
    system = MemorySystem({"/proc/cpuinfo": CPUINFO})
    system.on("lscpu", stdout=LSCPU)
    system.on("lscpu -p=CPU,CORE,SOCKET", stdout=PLACES)
    cpu = Ohai(system)["cpu"]
    assert (cpu["total"], cpu["real"], cpu["cores"], cpu["cpus"], cpu["cpus_online"]) == (4, 1, 2, 4, 4)
    assert (cpu["architecture"], cpu["cpu_opmodes"], cpu["byte_order"]) == (
        "x86_64",
        ["32-bit", "64-bit"],
        "little endian",
    )
    assert (cpu["hypervisor_vendor"], cpu["virtualization_type"]) == ("KVM", "full")
    assert cpu["numa_node_cpus"] == {"0": [0, 1, 2, 3]}
    assert cpu["vulnerability"] == {"itlb_multihit": "Not affected"}
    assert cpu["3"] == {
        "vendor_id": "GenuineIntel",
        "family": "6",
        "model": "79",
        "model_name": "Intel(R) Xeon(R) CPU @ 2.20GHz",
        "stepping": "0",
        "bogomips": "4400.41",
        "physical_id": "0",
        "core_id": "1",
        "cores": "2",
        "flags": ["fpu", "sse", "vme"],
    }
    assert cpu["0"]["cache_size"] == "56320 KB"


def test_cpuinfo_alone() -> None:
    cpu = Ohai(MemorySystem({"/proc/cpuinfo": CPUINFO}))["cpu"]
    assert (cpu["total"], cpu["real"], cpu["cores"]) == (2, 2, 2)
    assert cpu["0"]["model_name"] == "Intel(R) Xeon(R) CPU @ 2.20GHz"
    assert cpu["1"]["flags"] == ["fpu", "vme"]


def test_ranges() -> None:
    assert expand("0-2,5, 7-8") == [0, 1, 2, 5, 7, 8]


def test_memory_and_uptime() -> None:
    ohai = Ohai(MemorySystem({"/proc/meminfo": MEMINFO, "/proc/uptime": "93784.55 180000.10\n"}))
    assert ohai["memory"]["total"] == "2046348kB"
    assert ohai["memory"]["swap"] == {"total": "1048572kB"}
    assert ohai["memory"]["hugepages"] == {"total": "0"}
    assert ohai["memory"]["directmap"] == {"4k": "104320kB"}
    assert (ohai["uptime_seconds"], ohai["uptime"]) == (93784, "1 day 02 hours 03 minutes 04 seconds")
    assert [in_words(seconds) for seconds in (7, 65, 3600, 172800)] == [
        "07 seconds",
        "1 minutes 05 seconds",
        "1 hours 00 minutes 00 seconds",
        "2 days 00 hours 00 minutes 00 seconds",
    ]


def test_filesystems() -> None:
    system = MemorySystem(
        {
            "/proc/self/mountinfo": "22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw,errors=remount-ro\n"
            "23 22 0:21 / /proc rw,nosuid - proc proc rw\n",
            "/dev/sda1": "",
            "/dev/mapper/vg-data": "",
        }
    )
    system.put("/usr/bin/lsblk", mode=0o755)
    system.put("/usr/sbin/blkid", mode=0o755)
    system.on(
        "df -P",
        stdout="Filesystem 1024-blocks Used Available Capacity Mounted on\n/dev/sda1 41152736 3276800 36111236 9% /\n",
    )
    system.on("df -iP", stdout="Filesystem Inodes IUsed IFree IUse% Mounted on\n/dev/sda1 2621440 60000 2561440 3% /\n")
    system.on(
        "/usr/bin/lsblk -n -P -o NAME,UUID,LABEL,FSTYPE",
        stdout='NAME="sda" UUID="" LABEL="" FSTYPE=""\nNAME="sda1" UUID="6d8a" LABEL="root" FSTYPE="ext4"\n',
    )
    system.on("/usr/sbin/blkid", stdout='/dev/mapper/vg-data: UUID="77aa" TYPE="xfs"\n')
    filesystem = Ohai(system)["filesystem"]
    root = {
        "kb_size": "41152736",
        "kb_used": "3276800",
        "kb_available": "36111236",
        "percent_used": "9%",
        "total_inodes": "2621440",
        "inodes_used": "60000",
        "inodes_available": "2561440",
        "inodes_percent_used": "3%",
        "fs_type": "ext4",
        "mount_options": ["rw", "relatime", "errors=remount-ro"],
        "uuid": "6d8a",
        "label": "root",
    }
    assert filesystem["by_device"]["/dev/sda1"] == {**root, "mounts": ["/"]}
    assert filesystem["by_mountpoint"]["/"] == {**root, "devices": ["/dev/sda1"]}
    assert filesystem["by_pair"]["/dev/sda1,/"] == {**root, "device": "/dev/sda1", "mount": "/"}
    assert filesystem["by_device"]["/dev/mapper/vg-data"] == {"fs_type": "xfs", "uuid": "77aa", "mounts": []}
    assert filesystem["by_mountpoint"]["/proc"]["devices"] == ["proc"]


def test_block_devices() -> None:
    files = {
        "/sys/block/vda/size": "83886080\n",
        "/sys/block/vda/removable": "0\n",
        "/sys/block/vda/device/vendor": "0x1af4\n",
        "/sys/block/vda/queue/rotational": "1\n",
    }
    assert Ohai(MemorySystem(files))["block_device"] == {
        "vda": {"size": "83886080", "removable": "0", "vendor": "0x1af4", "rotational": "1"}
    }


DMIDECODE = """# dmidecode 3.4
Getting SMBIOS data from sysfs.
SMBIOS 2.8 present.
10 structures occupying 437 bytes.
Table at 0x000F5A40.

Handle 0x0000, DMI type 0, 24 bytes
BIOS Information
\tVendor: SeaBIOS
\tCharacteristics:
\t\tBIOS characteristics not supported
\t\tTargeted content distribution is supported

Handle 0x0100, DMI type 1, 27 bytes
System Information
\tManufacturer: QEMU
\tProduct Name: Standard PC (i440FX + PIIX, 1996)
\tSerial Number: ABC123
\tUUID: 1f1a0d3e

Handle 0x0101, DMI type 32, 11 bytes
System Boot Information
\tStatus: No errors detected
"""


def test_firmware() -> None:
    system = MemorySystem({"/proc/cpuinfo": ""})
    system.on("dmidecode", stdout=DMIDECODE)
    ohai = Ohai(system)
    dmi = ohai["dmi"]
    assert (dmi["dmidecode_version"], dmi["smbios_version"], dmi["table_location"]) == ("3.4", "2.8", "0x000F5A40")
    assert dmi["structures"] == {"count": "10", "size": "437"}
    assert dmi["system"]["product_name"] == "Standard PC (i440FX + PIIX, 1996)"
    assert list(dmi["bios"]["all_records"][0]["Characteristics"]) == [
        "BIOS characteristics not supported",
        "Targeted content distribution is supported",
    ]
    assert "system_boot" not in dmi
    assert ohai["virtualization"] == {"systems": {"kvm": "guest"}, "system": "kvm", "role": "guest"}
    assert isinstance(ohai["shard_seed"], int)
