"""Tests. Only the folders whose tests share what lives as long as the folder are packages."""
