"""Tests in a browser: they share it, and two servers."""
