import { PartnerList } from "../PartnerList.tsx";

export function OrganisationsScreen() {
  return <PartnerList room="organisation" />;
}
