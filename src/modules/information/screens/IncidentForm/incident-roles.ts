import { writers } from "#partners/model/role.ts";

/** Who joins claims into incidents. */
export const incidentRoles = [...writers, "investigator"] as const;
