"""What somebody may try who has no key, or one that is not enough; each test failed before what it holds was built."""
