import type { GroupVariables } from '../../client/client';
import type { Words } from './words';

interface VariablesTableProps {
    readonly words: Words;
    readonly variables: GroupVariables;
}

/** The group's variables. Names and values can be long: the table shows as much as fits, and a tooltip shows all. */
export function VariablesTable({ words, variables }: VariablesTableProps) {
    const names = variables.names().sort();
    if (names.length === 0) return <p>{words('teacher.noVariables')}</p>;
    return (
        <div class="scroll tall" tabIndex={0} role="region" aria-label={words('teacher.allVariables')}>
            <table class="variables">
                <thead>
                    <tr>
                        <th scope="col">{words('teacher.variable')}</th>
                        <th scope="col">{words('teacher.value')}</th>
                    </tr>
                </thead>
                <tbody>
                    {names.map((name) => (
                        <tr key={name}>
                            <th scope="row" title={name}>
                                {name}
                            </th>
                            <td title={variables.get(name)}>{variables.get(name)}</td>
                        </tr>
                    ))}
                </tbody>
            </table>
        </div>
    );
}
