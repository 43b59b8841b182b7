"""From the corpus back to the published texts: is what we hold there, and do we hold what is there?"""
