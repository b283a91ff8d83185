import { useEffect, useRef, useState, type ComponentProps } from 'react';

interface FormProps extends Omit<ComponentProps<'form'>, 'onSubmit' | 'noValidate'> {
  /** Ends when all is known that is wrong with what was filled in. */
  readonly onSubmit: () => unknown;
}

/** A form that leads who submits it to the first field that is wrong, whether the page finds that or the server. */
export function Form({ onSubmit, ...rest }: FormProps) {
  const form = useRef<HTMLFormElement>(null);
  const [answers, setAnswers] = useState(0);
  // The fields say what is wrong with them only once they are drawn.
  useEffect(() => {
    // Who has gone on to something else stays there.
    if (answers === 0 || form.current?.contains(document.activeElement) !== true) return;
    form.current.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [answers]);
  const submit = async () => {
    await onSubmit();
    setAnswers((count) => count + 1);
  };
  return (
    <form
      noValidate
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      {...rest}
    />
  );
}
