"""Tables as files and pictures: rows read once from disk, written as CSV, XLSX or JSON, summed up and drawn."""
