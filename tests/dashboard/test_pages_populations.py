"""The population file on the page of rules: refused with every fault and its line, taken, listed, taken back."""

from opening import shown, turned_to
from peopled import Office
from test_uploads_page import here  # noqa: F401 (a fixture)

from etl.audit import lines

HEAD = "Mã đơn vị;Năm;Dân số;Số thôn;Văn bản\n"
RANKING = {"area": "280", "indicator": "mediation_cases_received", "quarter": "2024-Q2", "per": "population"}


def test_refused_taken_shown_and_taken_back(here: Office):  # noqa: F811
    app = here.visit("boss", "rules")
    bad = f"{HEAD}<img src=x>;2024;5;;x\n280;2024;nhiều;;x\n"
    app.file_uploader(key="populations_0").upload("<b>.csv", bad.encode(), "text/csv").run()
    app.button(key="populations_use").click().run()
    said = shown(app)
    assert "Dòng 2: «&lt;img src=x&gt;» không phải mã" in said
    assert "Dòng 3: «nhiều» không phải số nguyên" in said
    assert "<img" not in said
    assert "Chưa có tệp nào" in said
    good = f"{HEAD}10294;2024;10000;8;<i>NGTK</i>\n"
    app.file_uploader(key="populations_1").upload("dan-so.csv", good.encode(), "text/csv").run()
    app.button(key="populations_use").click().run()
    assert "Đã nhận «dan-so.csv»: 1 dòng." in shown(app)
    assert "&lt;i&gt;NGTK&lt;/i&gt;" in shown(app)
    ranking = shown(here.visit("boss", "compare", **RANKING))
    assert "trên 100.000 dân" in ranking and "&lt;i&gt;NGTK" in ranking
    app.button(key="populations_back").click().run()
    assert "Đã bỏ «dan-so.csv»" in shown(app)
    assert "trên 100.000 dân" not in shown(here.visit("boss", "compare", **RANKING))
    acts = [line.act for line in lines(here.database)]
    assert [act for act in acts if act in ("lift_people", "population")] == ["lift_people", "population"]
    audit = shown(turned_to(app, "audit"))
    assert "Nhận tệp dân số" in audit and "Bỏ tệp dân số" in audit
