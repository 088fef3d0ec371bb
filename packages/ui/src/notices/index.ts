// Notices in the dashboards: the bell, the list, what one is told.
export { NoticeBell } from "./bell.tsx";
export { NoticeFeed } from "./feed.tsx";
export { preferenceChoices } from "./forms.ts";
export { NoticePreferences } from "./preferences.tsx";
