"""Words of quantity beside the numbers that they describe."""
