import { useState } from "react";
import { useLocation, useSearch } from "wouter";
import { Button } from "#ui/button/Button.tsx";
import { useMessages } from "#ui/messages.ts";
import { Empty } from "#ui/page/Empty.tsx";
import { Page } from "#ui/page/Page.tsx";
import { useOpenData } from "../use-open-data.ts";
import { ChooseFile } from "./ChooseFile.tsx";
import { MapColumns, type ChosenMapping } from "./MapColumns.tsx";
import { RunningImport } from "./RunningImport.tsx";
import { StartUcdp } from "./StartUcdp.tsx";
import type { PreviewedFile } from "./preview.ts";

/** A file of events comes in: choose, look, say what the columns mean, start, and read what became of it. */
export function NewImportScreen() {
  const t = useMessages();
  const { mayImport } = useOpenData();
  const [, navigate] = useLocation();
  const run = new URLSearchParams(useSearch()).get("run");
  const [previewed, setPreviewed] = useState<PreviewedFile>();
  // Whoever goes back to choose another file may come forward again to what they chose for this one.
  const [kept, setKept] = useState<{ readonly mapping?: ChosenMapping; readonly release?: string }>({});
  const [isChoosing, setChoosing] = useState(true);
  const take = (file: PreviewedFile) => {
    setPreviewed(file);
    setKept({});
    setChoosing(false);
  };
  const chooseOther = (chosen: typeof kept) => {
    setKept(chosen);
    setChoosing(true);
  };
  // The run is in the address: whoever reloads the page, or comes back to it, still sees how far it is.
  const follow = (runId: string) => navigate(`/imports/new?run=${runId}`, { replace: true });
  const again = () => {
    setPreviewed(undefined);
    chooseOther({});
    navigate("/imports/new", { replace: true });
  };
  if (!mayImport) return <Page title={t("information.screen.import.title")}><Empty why="not-permitted" /></Page>;
  return (
    <Page title={t("information.screen.import.title")} lead={run === null ? t("information.screen.import.lead") : undefined} breadcrumbs={[{ to: "/events", text: t("information.event.many") }, { to: "/imports", text: t("information.screen.imports.title") }]}>
      {run !== null ? (
        <RunningImport runId={run} onAgain={again} />
      ) : previewed === undefined || isChoosing ? (
        <ChooseFile onPreviewed={take} back={previewed && <Button onClick={() => setChoosing(false)}>{t("information.screen.import.back", { name: previewed.fileName })}</Button>} />
      ) : previewed.ucdp ? (
        <StartUcdp key={previewed.upload} file={previewed} layout={previewed.ucdp} kept={kept.release} onStarted={follow} onAgain={(release) => chooseOther({ release })} />
      ) : (
        <MapColumns key={previewed.upload} file={previewed} kept={kept.mapping} onStarted={follow} onAgain={(mapping) => chooseOther({ mapping })} />
      )}
    </Page>
  );
}
