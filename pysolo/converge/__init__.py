"""Compile phase, runner, notifications, events, reports."""
