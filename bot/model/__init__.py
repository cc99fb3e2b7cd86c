"""The words of Zvodka and all values that travel between its rooms. Standard library only."""
