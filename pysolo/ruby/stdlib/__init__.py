"""The parts of Ruby's standard library that cookbooks require."""
