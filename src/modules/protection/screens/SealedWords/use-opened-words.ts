import { useEffect, useState } from "react";
import { SealingRefused } from "#platform/rules/sealing/sealing-refused.ts";
import { ApiProblem } from "#ui/api.ts";
import { useStepUp } from "#ui/form/step-up.tsx";
import { useMessages } from "#ui/messages.ts";
import type { OpenKeys } from "../sealing/key-session.ts";
import { useRootOf } from "../sealing/sealing-query.ts";
import { fetchWords, type OpenedWords } from "./fetch-words.ts";
import type { SealedKind } from "./sealed-kind.ts";

/** Whoever leaves the screen with a name on it should not find it there when they come back. */
const shownMs = 60_000;

/** Kept in the component that asks, never in the cache that other screens share, and covered after a minute. */
export function useOpenedWords(kind: SealedKind, of: { readonly id: string; readonly compartmentId: string }, id: string | undefined, keys: OpenKeys) {
  const t = useMessages();
  const root = useRootOf()(of.compartmentId);
  const stepUp = useStepUp();
  const [opened, setOpened] = useState<OpenedWords>();
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    if (!opened) return undefined;
    const timer = setTimeout(() => setOpened(undefined), shownMs);
    return () => clearTimeout(timer);
  }, [opened]);
  const open = async () => {
    setProblem(undefined);
    try {
      if (id !== undefined) setOpened(await stepUp.attempt(fetchWords(kind, { ...of, root }, id, keys.identity)));
    } catch (error) {
      setProblem(error instanceof SealingRefused ? t(error.code) : error instanceof ApiProblem ? error.title : t("ui.unreadable-answer"));
    }
  };
  return { opened, problem, link: stepUp.link, reveal: () => void open(), cover: () => setOpened(undefined) };
}
