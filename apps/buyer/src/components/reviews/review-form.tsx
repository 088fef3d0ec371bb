// The form of a review: new, or one that is changed.
import { MAX_REVIEW_LENGTH, MAX_REVIEW_TITLE, type OwnReview } from "@stoa/client";
import { Button, Field, FormError, TextArea } from "@stoa/ui";
import { type JSX, Show } from "solid-js";
import { useReviewTexts } from "../../i18n/review-texts.ts";
import { Form, type FormState } from "../../lib/form.tsx";
import { useShop } from "../../lib/shop.tsx";
import { ChoosePhotos, StarInput } from "./parts.tsx";

/** Stars, words and photos. `to` is the page that shows the outcome without scripts; `children` says which review it is. */
export function ReviewForm(props: {
  form: FormState;
  to: string;
  review: OwnReview | null;
  takesPhotos: boolean;
  children: JSX.Element;
}) {
  const { market, t, path } = useShop();
  const words = useReviewTexts();
  const refusal = () => {
    const code = props.form.refusal()?.code;
    return code && (code === "FORBIDDEN" ? words.ownForbidden : t.errors[code]);
  };
  return (
    <Form
      state={props.form}
      market={market}
      to={path(props.to)}
      enctype="multipart/form-data"
      class="flex flex-col gap-5"
    >
      {props.children}
      <FormError message={refusal()} />
      <StarInput legend={words.stars} value={props.form.typed("rating", String(props.review?.rating ?? ""))} />
      <Field
        label={words.heading}
        name="title"
        maxlength={MAX_REVIEW_TITLE}
        value={props.form.typed("title", props.review?.title)}
      />
      <TextArea
        label={words.body}
        hint={words.bodyHint}
        name="body"
        rows={6}
        required
        maxlength={MAX_REVIEW_LENGTH}
        value={props.form.typed("body", props.review?.body)}
      />
      <Show when={props.takesPhotos}>
        <ChoosePhotos />
      </Show>
      <Button type="submit" variant="primary" size="lg" busy={props.form.pending()} class="self-start">
        {props.review?.status === "published" ? words.save : words.publish}
      </Button>
    </Form>
  );
}
