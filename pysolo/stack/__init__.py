"""Stacks: layers, instances and apps, and what each lifecycle event runs on an instance."""
