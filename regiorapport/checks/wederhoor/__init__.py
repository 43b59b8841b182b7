"""What was sent to the parties, what they answered, and what was done with it: nothing lost, nothing in silence."""
