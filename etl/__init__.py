"""From a report to a new warehouse: read, recognise, validate, stage, decide, publish. Knows nothing of Streamlit."""
