/**
 * Who reads the records of an office: whoever collects, judges, clears and acts there. A closed list, so that a role that is made for other
 * work (training, accreditation, publishing) opens nothing by being given; access.readable_compartments() says the same.
 */
export const readingRoles: readonly string[] = ["monitor", "analyst", "senior", "director", "investigator", "component", "desk", "mandateHolder"];

/**
 * Who reads of an office only the records that name the role among their readers: whoever looks after the people in
 * them, and whoever publishes.
 * access.narrow_compartments() says the same.
 */
export const narrowRoles: readonly string[] = ["protectionOfficer", "publisher"];

/** Who receives of an office what it has released, and decides or acts on it; access.released_compartments() says the same. */
export const receivingRoles: readonly string[] = ["principal", "focalPoint"];
