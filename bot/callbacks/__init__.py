"""What buttons carry, both ways."""
