import { PartnerList } from "../PartnerList.tsx";

export function PersonsScreen() {
  return <PartnerList room="person" />;
}
