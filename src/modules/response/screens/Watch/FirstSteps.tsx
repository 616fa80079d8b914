import { LinkButton } from "#ui/button/LinkButton.tsx";
import { useMessages } from "#ui/messages.ts";
import { Page } from "#ui/page/Page.tsx";
import { useCompartmentsFor } from "#ui/record/CompartmentField.tsx";
import { analysts } from "#partners/model/role.ts";
import { ExercisePanel } from "./ExercisePanel.tsx";

/** The first screen while nothing is there: what Vigie is, and how to begin. */
export function FirstSteps() {
  const t = useMessages();
  const mayOpen = useCompartmentsFor(analysts).length > 0;
  const actions = (
    <>
      <LinkButton to="/imports/new" look="main">{t("response.screen.watch.import")}</LinkButton>
      <LinkButton to="/situations/new">{t("response.screen.watch.open-situation")}</LinkButton>
    </>
  );
  return (
    <Page title={t("response.screen.watch.title")} lead={t("response.screen.watch.first")} actions={mayOpen ? actions : undefined}>
      <ExercisePanel />
    </Page>
  );
}
