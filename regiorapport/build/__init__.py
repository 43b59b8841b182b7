"""Making the documents: what has to be made, in parallel, once, and never by half."""
