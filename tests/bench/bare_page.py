"""The bare minimum to compare with: a Streamlit page with one chooser and one chart of 18 points; ?only=text: none."""

import plotly.graph_objects as go
import streamlit as st

kind = st.segmented_control("Kind", ["in period", "cumulative"], default="in period", key="kind")
values = list(range(18)) if kind == "in period" else [n * n for n in range(18)]
st.html(f"<p class='said'>shown: {kind}</p>")
if st.query_params.get("only") != "text":
    st.plotly_chart(go.Figure(data=[go.Scatter(y=values, mode="lines+markers")]), key="chart")
