import { useMemo, useState } from 'preact/hooks';
import { renderSVG } from 'uqr';
import { hiraganaCode, numberCode } from '../../client/groups/join-code';
import type { GroupInfo } from '../../client/status/status';
import { groupLink } from '../../hosts/group-link';
import type { Shelf } from '../../hosts/shelf';
import { chooseAddress, chosenAddress, classAddresses, namedAddresses } from './class-address';
import type { Words } from './words';

interface InvitationProps {
    readonly words: Words;
    readonly group: GroupInfo;
    readonly shelf: Shelf;
}

/** The ways into the group: the code, the link and its QR code. */
export function Invitation({ words, group, shelf }: InvitationProps) {
    const addresses = useMemo(() => classAddresses(location, namedAddresses()), []);
    const [address, setAddress] = useState(() => chosenAddress(addresses, shelf));
    const link = inLanguage(groupLink(address, group));
    const choose = (chosen: string) => {
        chooseAddress(chosen, shelf);
        setAddress(chosen);
    };
    return (
        <section class="card invitation">
            <div>
                <p>{words('teacher.code')}</p>
                <p class="code" id="mesh-code">
                    {hiraganaCode(group)}
                </p>
                <p class="code">{numberCode(group)}</p>
                {addresses.onlyHere && <p class="note">{words('teacher.onlyHere')}</p>}
                {addresses.choices.length > 1 && (
                    <div>
                        <label class="row">
                            {words('teacher.address')}
                            <select
                                value={address}
                                aria-describedby="mesh-address-hint"
                                onChange={({ currentTarget }) => choose(currentTarget.value)}
                            >
                                {addresses.choices.map((choice) => (
                                    <option key={choice}>{choice}</option>
                                ))}
                            </select>
                        </label>
                        <p id="mesh-address-hint" class="hint">
                            {words('teacher.addressHint')}
                        </p>
                    </div>
                )}
            </div>
            <div
                class="qr"
                role="img"
                aria-label={words('teacher.qr')}
                dangerouslySetInnerHTML={{ __html: renderSVG(link, { border: 2 }) }}
            />
            <p class="link">
                {words('teacher.link')}: <a href={link}>{link}</a>
            </p>
        </section>
    );
}

/**
 * The link in the language that was chosen for this page. Without a choice, students' browsers use their own language.
 */
function inLanguage(link: string): string {
    const chosen = new URLSearchParams(location.search).get('lang');
    return chosen === null ? link : `${link}&lang=${encodeURIComponent(chosen)}`;
}
