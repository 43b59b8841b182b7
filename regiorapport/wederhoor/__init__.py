"""The parties' right of reply: a draft goes out, what comes back is read, decided on and told."""
