/** Has the page come back in another language at the same place, with what stands behind the #. */
export function keepPlace(): void {
  const form = document.querySelector<HTMLFormElement>('#locales');
  form?.addEventListener('submit', (event) => {
    event.preventDefault();
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(form, event.submitter))
      if (typeof value === 'string') body.append(name, value);
    void fetch(form.action, { method: 'POST', body, redirect: 'manual' }).then(() => {
      location.reload();
    });
  });
}
