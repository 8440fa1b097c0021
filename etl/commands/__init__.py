"""What `etl` can be told to do: one module a group of commands, each declaring its arguments beside what it does.

A command is a function of the options and the office that returns the exit code (contract.md §2).
"""
