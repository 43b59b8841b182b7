"""The ids of the real documents."""

REPORT = "flevoland-meting-1-rapportage"
FACTSHEET = "gooi-en-vechtstreek-2020-factsheet"
