/** One by one, as the attributes of `<input>` are typed. */
type Kind = { readonly type: 'text' } | { readonly type: 'url' } | { readonly type: 'password' };

type TextFieldProps = Kind & {
    readonly id: string;
    readonly label: string;
    readonly hint: string;
    /** What is wrong with the value; null if nothing is. */
    readonly problem: string | null;
    readonly value: string;
    readonly onType: (value: string) => void;
};

/** A field with its label, a hint, and a sentence if its value is wrong. */
export function TextField({ id, label, hint, problem, value, onType, ...kind }: TextFieldProps) {
    return (
        <>
            <label for={id}>{label}</label>
            <input
                {...kind}
                id={id}
                autoComplete="off"
                value={value}
                aria-describedby={`${id}-hint ${id}-problem`}
                aria-invalid={problem !== null}
                onInput={({ currentTarget }) => onType(currentTarget.value)}
            />
            <p id={`${id}-hint`} class="hint">
                {hint}
            </p>
            {problem !== null && (
                <p id={`${id}-problem`} role="alert" class="problem">
                    {problem}
                </p>
            )}
        </>
    );
}
