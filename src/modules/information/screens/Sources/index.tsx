import { writers } from "#partners/model/role.ts";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { useMessages } from "#ui/messages.ts";
import { useCompartmentsFor } from "#ui/record/CompartmentField.tsx";
import { InformationList } from "../list/InformationList.tsx";

/** Sources by their code names; who they are stands elsewhere. */
export function SourcesScreen() {
  const t = useMessages();
  const mayWrite = useCompartmentsFor(writers).length > 0;
  return (
    <InformationList
      kind="information.source"
      path="sources"
      lead={t("information.screen.sources.lead")}
      empty={t("information.screen.sources.empty")}
      states={["active", "closed"]}
      toNew={mayWrite && <LinkButton to="/sources/new" look="main">{t("information.screen.sources.new")}</LinkButton>}
    />
  );
}
