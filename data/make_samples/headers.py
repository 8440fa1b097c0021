"""Columns as the offices head them, and the indicators' names for lists."""

from layouts import Column

NAMES = {  # as the indicators are called in queries/indicators
    "models_registered": "Mô hình “Dân vận khéo” đăng ký",
    "models_recognised": "Mô hình “Dân vận khéo” được công nhận",
    "models_built": "Mô hình “Dân vận khéo” đã xây dựng, đang duy trì",
    "models_effective": "Mô hình “Dân vận khéo” có hiệu quả",
    "mediation_teams": "Tổ hòa giải",
    "mediators": "Hòa giải viên",
    "mediation_cases_received": "Vụ việc tiếp nhận hòa giải",
    "mediation_cases_conducted": "Vụ việc đưa ra hòa giải",
    "mediation_cases_resolved": "Vụ việc hòa giải thành",
    "mediation_cases_unresolved": "Vụ việc hòa giải không thành",
    "mediation_cases_pending": "Vụ việc hòa giải chưa giải quyết xong",
    "procedures_due": "Thủ tục hành chính thuộc thẩm quyền giải quyết",
    "procedures_published": "Thủ tục hành chính được công khai, niêm yết",
    "procedure_fields_published": "Lĩnh vực có thủ tục hành chính niêm yết",
    "dossiers_received": "Hồ sơ nhận giải quyết",
    "dossiers_resolved": "Hồ sơ đã giải quyết",
    "dossiers_on_time": "Hồ sơ giải quyết trước và đúng hạn",
    "dossiers_overdue": "Hồ sơ giải quyết quá hạn",
    "dossiers_pending": "Hồ sơ đang giải quyết",
    "dialogue_sessions": "Cuộc đối thoại",
    "dialogue_opinions": "Ý kiến tại đối thoại",
    "meeting_opinions": "Lượt ý kiến tại hội nghị giao ban",
}


def _columns(group: str, *leaves: tuple[str, ...]) -> list[Column]:
    return [
        Column(indicator, (group, leaf) if group else (leaf,), *breakdown) for indicator, leaf, *breakdown in leaves
    ]


SUBJECTS = (("", "Tổng số"), ("subject=collective", "Tập thể"), ("subject=individual", "Cá nhân"))
REGISTERED = [Column("models_registered", ("Mô hình Dân vận khéo đăng ký", label), part) for part, label in SUBJECTS]
RECOGNISED = [
    Column("models_recognised", ("Mô hình Dân vận khéo được công nhận", label), part) for part, label in SUBJECTS
]
EFFECTIVE = _columns("", ("models_effective", "Số mô hình phát huy hiệu quả"))
BUILT = _columns("", ("models_built", "Số mô hình đã xây dựng, đang duy trì"))
TEAMS = _columns("", ("mediation_teams", "Số tổ hòa giải"), ("mediators", "Số hòa giải viên"))
TEAMS_GROUP = _columns("Hòa giải ở cơ sở", ("mediation_teams", "Số tổ hòa giải"), ("mediators", "Số hòa giải viên"))
CASES = _columns(
    "",
    ("mediation_cases_received", "Số vụ việc tiếp nhận"),
    ("mediation_cases_conducted", "Số vụ việc đưa ra hòa giải"),
    ("mediation_cases_resolved", "Hòa giải thành"),
    ("mediation_cases_unresolved", "Hòa giải không thành"),
    ("mediation_cases_pending", "Số vụ việc đang hòa giải"),
)
CASES_GROUP = _columns(
    "Hòa giải ở cơ sở",
    ("mediation_cases_received", "Số vụ tiếp nhận"),
    ("mediation_cases_resolved", "Hòa giải thành"),
    ("mediation_cases_unresolved", "Hòa giải không thành"),
    ("mediation_cases_pending", "Đang hòa giải"),
)
PROCEDURES = [
    *_columns("", ("procedures_due", "Số TTHC thuộc thẩm quyền")),
    *_columns("Niêm yết TTHC", ("procedures_published", "Số TTHC"), ("procedure_fields_published", "Số lĩnh vực")),
]
DOSSIERS = [
    *_columns("", ("dossiers_received", "Số hồ sơ nhận giải quyết")),
    *_columns(
        "Số hồ sơ đã giải quyết",
        ("dossiers_resolved", "Tổng số"),
        ("dossiers_on_time", "Trước và đúng hạn"),
        ("dossiers_overdue", "Quá hạn"),
    ),
    *_columns("", ("dossiers_pending", "Số hồ sơ đang giải quyết")),
]
DIALOGUE = _columns("Đối thoại với Nhân dân", ("dialogue_sessions", "Số cuộc"), ("dialogue_opinions", "Số ý kiến"))
