"""Somebody with a stiff back in front of the pages, who does what people do there."""

from dataclasses import dataclass

from playwright.sync_api import Page, expect


@dataclass
class Person:
    page: Page

    def go_to(self, path: str) -> None:
        root = self.page.url.split("/", 3)
        self.page.goto(f"{root[0]}//{root[2]}{path}")

    def answers_the_check(self, *says: str, age: int = 35, pain: int = 1) -> None:
        """Answer everything: yes to the answer ids in ``says``, "none of these" in every other checklist."""
        self.go_to("/check?ask=all")
        self.page.get_by_label("How old are you?").fill(str(age))
        self.page.locator("#pain_0_10").get_by_label(str(pain), exact=True).check()
        if pain > 1:
            self.page.locator("#duration_days-number").fill("3")
        unsaid = set(says)
        for group in self.page.locator(".checklist").all():
            name = group.get_attribute("id") or ""
            boxes = group.locator(f"input[name='{name}']")
            here = unsaid & set(boxes.evaluate_all("boxes => boxes.map((box) => box.value)"))
            for value in here or {"none"}:
                group.locator(f"input[name='{name}'][value='{value}']").check()
            unsaid -= here
        assert not unsaid, f"nobody asks about {unsaid}"
        self.sends_the_check()

    def sends_the_check(self) -> None:
        self.page.get_by_role("button", name="See what is open").click()

    def plans(self, place: str = "On the floor", minutes: int = 1) -> None:
        self.go_to("/plan")
        self.page.get_by_label(place, exact=True).check()
        self.page.get_by_label("A mat", exact=True).check()
        self.page.get_by_label("How many minutes").fill(str(minutes))
        self.page.get_by_role("button", name="Show the routine").click()

    def starts(self, pain: int = 1) -> str:
        """Say how strong the pain is and start; returns the address of the session."""
        self.sets_out(pain)
        self.is_guided()
        return self.page.url

    def sets_out(self, pain: int = 1) -> None:
        """Start, without waiting for what the server says of it."""
        self.page.get_by_role("group", name="How strong is the pain right now?").get_by_label(
            str(pain), exact=True
        ).check()
        self.page.get_by_role("button", name="Start", exact=True).click()
        self.page.wait_for_url("**/session/*")

    def is_in_a_session(self, minutes: int = 1) -> str:
        """From a check that is in the journal to a running session."""
        self.finds_a_routine(minutes)
        return self.starts()

    def finds_a_routine(self, minutes: int = 1) -> None:
        """Come back to the address of what was planned before."""
        self.go_to(f"/plan?place=floor&have=mat&minutes={minutes}")

    def is_guided(self) -> None:
        """Wait until the screen shows what the server says."""
        expect(self.page.locator("#line")).not_to_be_empty()

    def sees_button(self, name: str) -> None:
        expect(self.page.get_by_role("button", name=name, exact=True)).to_be_visible()

    def presses(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def skips_to_the_end(self) -> None:
        """Skip every exercise, until the last question."""
        asked = self.page.get_by_role("heading", name="How much does it hurt now?")
        for _ in range(10):
            self.presses("Skip")
            self.presses("Not today")
            self.page.wait_for_timeout(700)
            if asked.is_visible() or not self.page.get_by_role("button", name="Skip", exact=True).is_visible():
                break
