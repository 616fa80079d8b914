export { ExchangeScreen } from "./Exchange/index.tsx";
export { EditExchangeScreen, NewExchangeScreen } from "./Exchange/write.tsx";
export { ExchangesScreen } from "./Exchanges/index.tsx";
export { PartnerScreen } from "./Partner/index.tsx";
export { EditPartnerScreen, NewPartnerScreen } from "./Partner/write.tsx";
export { PartnersScreen } from "./Partners/index.tsx";
