"""Classes, method lookup, frames, procs, control flow."""
