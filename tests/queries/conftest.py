"""Lets a failing comparison of tables.py show both tables."""

import pytest

pytest.register_assert_rewrite("tables")
