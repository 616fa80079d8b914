import { use } from "react";
import { LinkButton } from "#ui/button/LinkButton.tsx";
import { loadVolume, useMessages } from "#ui/messages.ts";
import { Page } from "#ui/page/Page.tsx";
import { useCompartmentsFor } from "#ui/record/CompartmentField.tsx";
import { analysts, mandateRoles } from "#partners/model/role.ts";
import { ExercisePanel } from "./ExercisePanel.tsx";

/** The first screen while nothing is there: what Vigie is, and how to begin; for whoever opens no situation, who does. */
export function FirstSteps() {
  use(loadVolume("response"));
  const t = useMessages();
  const mayOpen = useCompartmentsFor(analysts).length > 0;
  const worksForMandate = useCompartmentsFor(mandateRoles).length > 0;
  const next = mayOpen ? "begin" : worksForMandate ? "mandate" : "wait";
  const actions = {
    begin: (
      <>
        <LinkButton to="/imports/new" look="main">{t("response.screen.watch.import")}</LinkButton>
        <LinkButton to="/situations/new">{t("response.screen.watch.open-situation")}</LinkButton>
      </>
    ),
    mandate: <LinkButton to="/protection" look="main">{t("response.screen.watch.first-defenders")}</LinkButton>,
    wait: undefined,
  };
  return (
    <Page title={t("response.screen.watch.title")} lead={`${t("response.screen.watch.first")} ${t(`response.screen.watch.first-${next}`)}`} actions={actions[next]}>
      <ExercisePanel />
    </Page>
  );
}
