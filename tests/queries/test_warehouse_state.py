"""warehouse_state: what a published warehouse says of itself."""

from tables import given, then


def test_it_counts_what_is_in_force_and_believed_now() -> None:
    rows = """
        upload | area | 2024-Q1 | 2024-Q2
        1      | A    |       1 |       1
        2      | A    |       2 |
        3      | B    |       3 |
    """
    uploads = """
        upload | accepted | withdrawn
        1      |        1 |
        2      |        2 |
        3      |        3 |         4
    """
    then(
        given(rows, uploads).ask("warehouse_state"),
        """
        number | journal_position | made_by | areas | uploads | figures
        1      | 0                | test    | 8     | 2       | 2
    """,
    )
