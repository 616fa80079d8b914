import { writers } from "#partners/model/role.ts";
import { useCompartmentsFor } from "#ui/record/CompartmentField.tsx";
import { useSession } from "#ui/session.ts";

/** What the person may do with published data: everybody with a role but a principal's reads it, writers bring it in. The server decides again. */
export function useOpenData(): { readonly mayRead: boolean; readonly mayImport: boolean } {
  const { memberships } = useSession();
  return { mayRead: memberships.some(({ roles }) => roles.some((role) => role !== "principal")), mayImport: useCompartmentsFor(writers).length > 0 };
}
