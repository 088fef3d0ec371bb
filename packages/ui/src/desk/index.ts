// What only the dashboards have: lists that are worked in, the palette, the guard of forms.
export * from "./command-match.ts";
export * from "./command-palette.tsx";
export * from "./data-table.tsx";
export * from "./found.tsx";
export * from "./leave-guard.tsx";
export * from "./menu.tsx";
export { goTo, isAt, isOpenPage, navGroups, type PageGroups } from "./pages.ts";
export * from "./table-bar.tsx";
export * from "./table-state.ts";
export * from "./theme.ts";
export * from "./theme-switch.tsx";
