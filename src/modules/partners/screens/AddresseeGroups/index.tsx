import { PartnerList } from "../PartnerList.tsx";

export function AddresseeGroupsScreen() {
  return <PartnerList room="addressee-group" />;
}
