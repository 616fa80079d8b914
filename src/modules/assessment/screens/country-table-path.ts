export const tablePath = "country-tables";
export const tableKindName = "assessment.country-table";
