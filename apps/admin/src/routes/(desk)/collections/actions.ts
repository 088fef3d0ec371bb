// What operators do with collections, as forms.
import { action, redirect } from "@solidjs/router";
import {
  ArrangeCollections,
  CollectionId,
  CreateCollection,
  SaveCollection,
  SetCollectionStatus,
  submitForm,
} from "@stoa/client";
import { api } from "~/lib/api";
import { withRules } from "./rule-form";

export const createCollection = action(async (form: FormData) => {
  "use server";
  return submitForm(CreateCollection, withRules(form), async (input) => {
    const { collectionId } = await api().admin.collections.create.mutate(input);
    throw redirect(`/collections/${collectionId}`);
  });
}, "create-collection");

export const saveCollection = action(async (form: FormData) => {
  "use server";
  return submitForm(SaveCollection, withRules(form), (input) => api().admin.collections.save.mutate(input));
}, "save-collection");

export const setCollectionStatus = action(async (form: FormData) => {
  "use server";
  return submitForm(SetCollectionStatus, form, (input) => api().admin.collections.setStatus.mutate(input));
}, "set-collection-status");

export const arrangeCollections = action(async (form: FormData) => {
  "use server";
  return submitForm(ArrangeCollections, form, (input) => api().admin.collections.arrange.mutate(input));
}, "arrange-collections");

export const removeCollection = action(async (form: FormData) => {
  "use server";
  return submitForm(CollectionId, form, async (input) => {
    await api().admin.collections.remove.mutate(input);
    throw redirect("/collections");
  });
}, "remove-collection");
