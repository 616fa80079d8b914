import { useMessages } from "#ui/messages.ts";
import { StatusWord } from "#ui/text/StatusWord.tsx";

/** The level of concern as number and word; what nobody has assessed never looks like the lowest level. */
export function ConcernWord({ level }: { level: number | null }) {
  const t = useMessages();
  if (level === null) return <StatusWord kind="not-assessed" word={t("information.screen.situations.not-assessed")} />;
  return <StatusWord level={level} word={t(`information.concern-level.${level}`)} />;
}
