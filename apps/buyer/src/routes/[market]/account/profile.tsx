// What one is called, and how one signs in.
import { Field } from "@stoa/ui";
import { useNavigate, useSearchParams } from "@solidjs/router";
import { FormCard } from "../../../components/account/card.tsx";
import { NewPassword } from "../../../components/account/new-password.tsx";
import { AccountPage } from "../../../components/account/page.tsx";
import { useAccountTexts } from "../../../i18n/account-pages.ts";
import { useForm } from "../../../lib/form.tsx";
import { changePassword, requestEmailChange, setProfile } from "../../../lib/forms/person.ts";

const AT = "/account/profile";

export default function Profile() {
  const words = useAccountTexts();
  const [search] = useSearchParams<{ done?: string }>();
  const navigate = useNavigate();
  const naming = useForm(setProfile);
  const moving = useForm(requestEmailChange);
  // The fields of a password are emptied: the page is opened anew.
  const securing = useForm(changePassword, (to) => {
    navigate(to);
    for (const field of document.querySelectorAll<HTMLInputElement>("input[type=password]")) field.value = "";
  });
  return (
    <AccountPage title={words.profile} at={AT}>
      {(viewer) => (
        <>
          <FormCard
            title={words.name}
            form={naming}
            to={AT}
            button={words.save}
            done={search.done === "name" ? words.saved : undefined}
          >
            <Field
              label={words.name}
              name="name"
              required
              maxlength="80"
              autocomplete="name"
              dir="auto"
              bare
              value={naming.typed("name", viewer().name)}
            />
          </FormCard>
          <FormCard
            title={words.emailTitle}
            hint={
              <>
                {words.emailNow} <bdi class="font-semibold">{viewer().email}</bdi>
              </>
            }
            form={moving}
            to={AT}
            button={words.emailDo}
          >
            <Field
              label={words.emailNew}
              name="email"
              type="email"
              dir="ltr"
              required
              autocomplete="email"
              value={moving.typed("email")}
            />
          </FormCard>
          <FormCard
            title={words.passwordTitle}
            form={securing}
            to={AT}
            button={words.passwordDo}
            done={search.done === "password" ? words.passwordSaved : undefined}
          >
            <Field
              label={words.passwordNow}
              name="current"
              type="password"
              dir="ltr"
              maxlength="256"
              autocomplete="current-password"
            />
            <NewPassword />
          </FormCard>
        </>
      )}
    </AccountPage>
  );
}
