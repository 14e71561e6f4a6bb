"""The answer page: the only package that imports WebEngine.

``scheme.register()`` must run before the application object is made; ``profile.make_profile``
makes the one hardened profile, ``view.AnswerView`` the pane.
"""
