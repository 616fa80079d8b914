import { LinkButton } from "#ui/button/LinkButton.tsx";
import { useMessages } from "#ui/messages.ts";
import { Page } from "#ui/page/Page.tsx";

export function NotFound() {
  const t = useMessages();
  return (
    <Page title={t("web.not-found.title")} lead={t("web.not-found.lead")}>
      <div>
        <LinkButton to="/">{t("web.not-found.back")}</LinkButton>
      </div>
    </Page>
  );
}
