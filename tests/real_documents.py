"""The ids of the real documents."""

REPORT = "flevoland-meting-1-rapportage"
FACTSHEET = "gooi-en-vechtstreek-2020-factsheet"
COMPARISONS = ("vergelijking-uitstroom", "vergelijking-weer-thuis", "vergelijking-rijnstreek")
DEVELOPMENTS = ("rijnstreek-ontwikkeling", "flevoland-ontwikkeling", "amsterdam-ontwikkeling")
ALL = (REPORT, FACTSHEET, *COMPARISONS, *DEVELOPMENTS)
