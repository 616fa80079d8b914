import { writers } from "#partners/model/role.ts";
import { useCompartmentsFor } from "#ui/record/CompartmentField.tsx";
import { useSession } from "#ui/session.ts";

/** Where a note on this signal may stand: in the office whose data it is about, or, for open data, in any in which the person works. */
export function useNoteOffices(compartmentId: string): ReturnType<typeof useCompartmentsFor> {
  const { memberships } = useSession();
  const offices = useCompartmentsFor(writers);
  const isOffices = memberships.some((one) => one.compartmentId === compartmentId);
  return isOffices ? offices.filter(({ value }) => value === compartmentId) : offices;
}
