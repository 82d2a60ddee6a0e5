"""Reading: values out of candidates, with the ranges they stand in."""
